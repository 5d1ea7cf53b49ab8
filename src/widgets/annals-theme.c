/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/annals-theme.h"

#include <adwaita.h>

AnnalsTheme
annals_theme_get (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? ANNALS_THEME_CONTRAST_DARK : ANNALS_THEME_CONTRAST;
  return dark ? ANNALS_THEME_DARK : ANNALS_THEME_LIGHT;
}
